import numpy as np
from gradus import Lines
from reference import noam_lr, warmup_lr


def figures():
    steps = np.arange(0, 101)

    def decay(step):
        return 0.1 * 0.97**step

    ramp = [warmup_lr(int(step), decay, 20, start_factor=0.1) for step in steps]
    noam = [noam_lr(int(step), 512, warmup_steps=4000) for step in range(1, 20_001, 100)]
    return {
        "ramp": Lines(
            steps,
            {"with warm-up": ramp, "schedule alone": decay(steps)},
            dashed=["schedule alone"],
            x_label="step",
            y_label="learning rate",
        ),
        "noam": Lines(np.arange(1, 20_001, 100), {"d_model 512": noam}, x_label="step", y_label="learning rate"),
    }
