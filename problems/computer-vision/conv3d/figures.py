import numpy as np
from gradus import Bars, Grid, Image
from reference import conv3d, network_costs


def figures():
    clip = np.full((1, 1, 4, 16, 16), 0.15)
    clip[..., 12:15, 2:14] = 0.6  # rests
    for frame in range(4):
        clip[0, 0, frame, 3:9, 1 + 3 * frame : 6 + 3 * frame] = 0.9
    change = conv3d(clip, np.array([-1.0, 1.0]).reshape(1, 1, 2, 1, 1))[0, 0]
    frames = [Image(clip[0, 0, t], title=f"frame {t}") for t in (1, 2, 3)]
    answers = [Image(change[t - 1], title=f"frame {t} minus {t - 1}", low=-1, high=1) for t in (1, 2, 3)]

    layers = [(32, 3, 2, 1), (64, 3, 2, 1), (128, 3, 2, 1), (256, 3, 2, 1)]
    both = network_costs(layers, (3, 16, 112, 112))
    heights = {name: [flops / 1e6 for *_, flops in costs] for name, costs in zip(("2D", "3D"), both)}
    names = [f"layer {place}" for place in (1, 2, 3, 4)]
    return {"motion": Grid([*frames, *answers], columns=3), "flops": Bars(names, heights, y_label="million FLOPs")}
