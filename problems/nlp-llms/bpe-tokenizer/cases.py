from collections import Counter

from hypothesis import strategies as st

WORDS = [
    "low",
    "lower",
    "lowest",
    "new",
    "newer",
    " ",
    "  ",
    "\n",
    "aaaa",
    "é",
    "naïve",
    "ß",
    "日本",
    "日",
    "🙂",
    "🙃",
    "a",
]
INVALID = [0x80, 0xBF, 0xC3, 0xA9, 0xE6, 0x97, 0xA5, 0xF0, 0x9F, 0x99, 0x82, 0xFF, 0x61, 0xED, 0xA0]


def text_fault(text):
    if not isinstance(text, str) or len(text) > 5000:
        return "text must be a string of at most 5000 characters."
    if any(0xD800 <= ord(c) < 0xE000 for c in text):
        return "text must not hold lone surrogates."
    return ""


def merges_fault(merges):
    if not isinstance(merges, list) or len(merges) > 500:
        return "merges must be a list of at most 500 pairs."
    lengths = [1] * 256
    for pair in merges:
        if not isinstance(pair, tuple) or len(pair) != 2 or not all(type(i) is int for i in pair):
            return "merges must hold pairs (left, right) of integers, as tuples."
        if not all(0 <= i < len(lengths) for i in pair):
            return "merges[k] must hold ids from 0 to 255 + k."
        lengths.append(lengths[pair[0]] + lengths[pair[1]])
    if len(set(merges)) < len(merges):
        return "All pairs in merges must be different."
    return "A token must not be longer than 5000 bytes." if max(lengths) > 5000 else ""


def valid_train(text, vocab_size):
    """True, or why this call is outside the task."""
    if type(vocab_size) is not int or vocab_size > 1000:
        return "vocab_size must be an integer of at most 1000."
    return text_fault(text) or True


def valid_encode(text, merges):
    return text_fault(text) or merges_fault(merges) or True


def valid_decode(ids, merges):
    if not isinstance(ids, list) or len(ids) > 5000 or not all(type(i) is int for i in ids):
        return "ids must be a list of at most 5000 integers."
    return merges_fault(merges) or True


def learned(text, n):
    """Some merges of a text, by another rule: the highest pair wins ties, and a single one is enough."""
    ids, merges = list(text.encode()), []
    for new in range(256, 256 + n):
        counts = Counter(zip(ids, ids[1:]))
        if not counts:
            break
        pair = max(counts, key=lambda p: (counts[p], p))
        merges.append(pair)
        out = []
        for i in ids:
            if out and (out[-1], i) == pair:
                out[-1] = new
            else:
                out.append(i)
        ids = out
    return merges


def chain(rng, alphabet, n):
    """Random merges over a few bytes and over each other; most of them out of any natural order."""
    merges = []
    while len(merges) < n:
        known = [*alphabet, *range(256, 256 + len(merges))]
        pair = (int(rng.choice(known)), int(rng.choice(known)))
        if pair not in merges:
            merges.append(pair)
    return merges


def random_text(rng, i, most=30):
    if i % 3 == 0:
        return "".join(rng.choice(list("ab"), size=int(rng.integers(1, most))))
    if i % 3 == 1:
        return "".join(rng.choice(list("abc "), size=int(rng.integers(1, 2 * most))))
    return "".join(rng.choice(WORDS, size=int(rng.integers(1, most // 2))))


def random_train(rng, i):
    return {"text": random_text(rng, i, 60), "vocab_size": 256 + int(rng.integers(1, 14))}


def random_encode(rng, i):
    if i % 3 == 2:
        sample = "".join(rng.choice(WORDS, size=30))
        return {"text": random_text(rng, 2), "merges": learned(sample, int(rng.integers(3, 16)))}
    alphabet = list(b"ab") if i % 3 == 0 else list(b"abc ")
    return {"text": random_text(rng, i), "merges": chain(rng, alphabet, int(rng.integers(2, 10)))}


def random_decode(rng, i):
    n = int(rng.integers(0, 8))
    alphabet = INVALID if i % 2 else list("aé日🙂".encode())
    merges = chain(rng, alphabet, n)
    known = [*alphabet, *range(256, 256 + n)]
    return {"ids": [int(k) for k in rng.choice(known, size=int(rng.integers(1, 12)))], "merges": merges}


def strategies():
    texts = st.text(st.sampled_from("ab é🙂"), max_size=7)
    choices = st.lists(st.tuples(*[st.sampled_from([97, 98, 0xC3, 0xA9, 256, 257, 258])] * 2), max_size=4)

    def sound(pairs):
        """Only the pairs that may stand where they would."""
        merges = []
        for pair in pairs:
            if pair not in merges and max(pair) < 256 + len(merges):
                merges.append(pair)
        return merges

    merges = choices.map(sound)
    ids = st.lists(st.sampled_from([97, 98, 0xC3, 0xA9, 0xFF, 256, 257, 258, -1]), max_size=5)
    yield st.fixed_dictionaries({"text": texts, "vocab_size": st.integers(255, 260)})
    yield st.fixed_dictionaries({"text": texts, "merges": merges})
    yield st.fixed_dictionaries({"ids": ids, "merges": merges})


def build(cases):
    train, encode, decode = cases.of("train_bpe"), cases.of("encode"), cases.of("decode")

    # aa comes four times (overlaps count); then (97, 98) wins a tie against (256, 97); then (256, 257) comes twice.
    train.example("three-merges", text="aaabdaaabac", vocab_size=259)
    train.example("stops-below-two", text="abcab", vocab_size=300, note="After (97, 98) no pair comes twice.")
    train.example("two-bytes-each", text="éé", vocab_size=260)
    train.edge("empty", text="", vocab_size=260)
    train.edge("one-byte", text="a", vocab_size=260)
    train.edge("no-pair-twice", text="abc", vocab_size=260)
    train.edge("no-merges-wanted", text="ababab", vocab_size=256)
    train.edge("one-merge-wanted", text="ababab", vocab_size=257)
    train.edge("vocabulary-too-small", text="ababab", vocab_size=255, raises=ValueError)
    train.edge("empty-and-too-small", text="", vocab_size=0, raises=ValueError)
    train.edge("overlap-counts", text="aaabcbcd", vocab_size=257, note="(97, 97) comes twice, as (98, 99) does.")
    train.edge("three-alike", text="aaa", vocab_size=260)
    train.edge("runs", text="aaaaaaa" + "b" + "aaaaa", vocab_size=262)
    train.edge("lowest-first-id", text="zyzyabab", vocab_size=258)
    train.edge("lowest-second-id", text="azayazay", vocab_size=258)
    train.edge("lowest-is-not-first-seen", text="cdcdabab", vocab_size=257)
    train.edge("new-ids-are-higher", text="ababzzab zzab", vocab_size=260)
    train.edge("across-words-and-lines", text="a b\na b\na b\n", vocab_size=260)
    train.edge("spaces-and-case", text="The the The  the", vocab_size=262)
    train.edge(
        "parts-of-characters", text="日本日曜🙂🙃", vocab_size=262, note="🙂 and 🙃 share their first three bytes."
    )
    train.edge("composed-and-not", text="e\u0301 é e\u0301 é", vocab_size=262)
    train.edge("control-characters", text="\x00\x01\x00\x01\r\n\r\n\x7f\ufeff\ufeff", vocab_size=262)
    train.random(30, random_train, seed=1115)

    m = [(97, 97), (97, 98), (256, 257)]
    encode.example("three-merges", text="aaabdaaabac", merges=m)
    encode.example(
        "first-learned-first",
        text="abc",
        merges=[(98, 99), (97, 98), (257, 99)],
        note="(98, 99) was learned before (97, 98), and then abc is out of reach.",
    )
    encode.edge("empty", text="", merges=m)
    encode.edge("no-merges", text="aé\n", merges=[])
    encode.edge("nothing-to-merge", text="xyz", merges=m)
    encode.edge("one-byte", text="a", merges=m)
    encode.edge("three-alike", text="aaa", merges=[(97, 97)])
    encode.edge("left-over-then-merged", text="aaa", merges=[(97, 97), (256, 97)])
    encode.edge("same-bytes-other-ids", text="aaaaaaa", merges=[(97, 97), (97, 256), (256, 97), (258, 256)])
    encode.edge("not-the-longest", text="abcd", merges=[(97, 98), (98, 99), (99, 100), (257, 100), (97, 259)])
    encode.edge("later-merge-first-in-text", text="abab ba", merges=[(98, 97), (97, 98), (256, 98)])
    encode.edge("lower-ids-learned-later", text="zzaazza", merges=[(122, 97), (97, 97), (122, 122), (258, 257)])
    encode.edge("unreachable-merge", text="abcabc", merges=[(97, 98), (98, 99), (97, 257), (256, 99)])
    encode.edge("half-a-character", text="é©è", merges=[(0xC3, 0xA9), (0xC2, 0xA9), (0xA9, 0xC2)])
    encode.edge("across-spaces", text="of the of the", merges=[(32, 116), (102, 256), (111, 257)])
    encode.random(30, random_encode, seed=1116)

    decode.example("three-merges", ids=[258, 100, 258, 97, 99], merges=m)
    decode.example("character-of-two-ids", ids=[110, 97, 0xC3, 0xAF], merges=[], note="0xC3 0xAF is one character.")
    decode.example("half-a-character", ids=[97, 0xC3, 98], merges=[])
    decode.edge("empty", ids=[], merges=m)
    decode.edge("character-across-merges", ids=[256, 257], merges=[(0xF0, 0x9F), (0x99, 0x82)])
    decode.edge("one-replacement-for-a-cut-character", ids=[0xE6, 0x97, 97, 0xF0, 0x9F, 0x99], merges=[])
    decode.edge("one-replacement-for-each-stray", ids=[0x80, 0xBF, 256, 0xC0, 0xAF], merges=[(0xFF, 0xFE)])
    decode.edge("surrogate-bytes", ids=[0xED, 0xA0, 0x80, 122], merges=[])
    decode.edge("byte-order-mark", ids=[0xEF, 0xBB, 0xBF, 104, 105], merges=[])
    decode.edge("control-characters", ids=[0, 13, 10, 127], merges=[])
    decode.edge("nested-merges", ids=[259], merges=[(97, 98), (256, 99), (100, 257), (258, 256)])
    decode.edge("the-last-byte-and-the-first-merge", ids=[255, 256], merges=[(97, 98)])
    decode.edge("id-too-high", ids=[97, 257], merges=[(97, 98)], raises=ValueError)
    decode.edge("id-too-high-without-merges", ids=[256], merges=[], raises=ValueError)
    decode.edge("id-negative", ids=[97, -1], merges=[(97, 98)], raises=ValueError)
    decode.random(30, random_decode, seed=1117)

    for e, strategy, valid in zip((train, encode, decode), strategies(), (valid_train, valid_encode, valid_decode)):
        e.strategy(strategy, valid=valid)
