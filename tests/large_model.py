"""A stand-in for the package ``nl_core_news_lg``: its pipeline and labels, vectors of its own, and hardly any weights."""

from __future__ import annotations

import base64
import hashlib
import json
import zipfile
from pathlib import Path

import numpy
import spacy
from spacy.training import Example

PACKAGE, VERSION = "nl_core_news_lg", "3.8.0"
WHEEL = f"{PACKAGE}-{VERSION}-py3-none-any.whl"
TITLE = f"{PACKAGE} {VERSION}"
WIDTH = 20

NAMES = {
    "CARDINAL": "Drie",
    "DATE": "Morgen",
    "EVENT": "Inspraak",
    "FAC": "Onderhoud",
    "GPE": "Beheer",
    "LANGUAGE": "Dialect",
    "LAW": "Regelgeving",
    "LOC": "Meerzicht",
    "MONEY": "Honderd euro",
    "NORP": "Bewoners",
    "ORDINAL": "Eerst",
    "ORG": "Kantelaar Techniek",
    "PERCENT": "Tien procent",
    "PERSON": "Quirijn Zandstra",
    "PRODUCT": "Folders",
    "QUANTITY": "Vijf kilometer",
    "TIME": "Vanavond",
    "WORK_OF_ART": "Gedichten",
}
"""What its recogniser knows: one name for each label of the real one, most of them words that no other takes for names."""

_TOKENS = ("De", "commissie", "keurt", "het", "verslag", "goed", ".")
_ANNOTATION = {
    "words": _TOKENS,
    "tags": ["LID|bep", "N|soort", "WW|pv", "LID|bep", "N|soort", "ADJ|vrij", "LET"],
    "pos": ["DET", "NOUN", "VERB", "DET", "NOUN", "ADJ", "PUNCT"],
    "morphs": ["Definite=Def", "Number=Sing", "VerbForm=Fin", "Definite=Def", "Number=Sing", "Degree=Pos", ""],
    "lemmas": ["de", "commissie", "keuren", "het", "verslag", "goed", "."],
    "heads": [1, 2, 2, 4, 2, 2, 2],
    "deps": ["det", "nsubj", "ROOT", "det", "obj", "compound:prt", "punct"],
    "sent_starts": [1, 0, 0, 0, 0, 0, 0],
}

_INIT = f"""from pathlib import Path
from spacy.util import get_model_meta, load_model_from_init_py

__version__ = "{VERSION}"


def load(**overrides):
    return load_model_from_init_py(__file__, **overrides)
"""


def build(folder: Path) -> Path:
    """Write the wheel to a folder and return its path."""
    spacy.util.fix_random_seed(1)
    nlp = spacy.blank("nl")
    nlp.vocab.vectors = spacy.vectors.Vectors(shape=(len(_TOKENS), WIDTH), name="lg")
    for word in _TOKENS:
        nlp.vocab.set_vector(word, numpy.random.default_rng(len(word)).random(WIDTH, dtype="float32"))
    embed = {"@architectures": "spacy.HashEmbedCNN.v2", "width": 16, "depth": 1, "embed_size": 50, "window_size": 1}
    embed |= {"maxout_pieces": 2, "subword_features": True, "pretrained_vectors": True}
    listen = {"tok2vec": {"@architectures": "spacy.Tok2VecListener.v1", "width": 16, "upstream": "*"}}
    nlp.add_pipe("tok2vec", config={"model": embed})
    nlp.add_pipe("morphologizer", config={"model": listen})
    nlp.add_pipe("tagger", config={"model": listen})
    nlp.add_pipe("parser", config={"model": listen})
    nlp.add_pipe("trainable_lemmatizer", name="lemmatizer", config={"model": listen, "min_tree_freq": 1})
    nlp.initialize(lambda: [Example.from_dict(nlp.make_doc("De commissie keurt het verslag goed."), _ANNOTATION)])
    nlp.add_pipe("attribute_ruler").add([[{"ORTH": "Vz."}]], {"LEMMA": "voorzitter"})
    ruler = nlp.add_pipe("entity_ruler", name="ner")
    ruler.add_patterns([{"label": label, "pattern": name} for label, name in NAMES.items()])
    nlp.meta.update(name="core_news_lg", version=VERSION, license="CC BY-SA 4.0", performance={"ents_f": 0.764})
    inner = folder / "built" / PACKAGE / f"{PACKAGE}-{VERSION}"
    inner.mkdir(parents=True)
    nlp.to_disk(inner)
    (inner.parent / "__init__.py").write_text(_INIT)
    (inner.parent / "meta.json").write_bytes((inner / "meta.json").read_bytes())
    return pack(folder / "built", folder / WHEEL)


def pack(built: Path, wheel: Path) -> Path:
    """Zip a package with what makes it a distribution, as ``spacy package`` does."""
    info = f"{PACKAGE}-{VERSION}.dist-info"
    contents = {path.relative_to(built).as_posix(): path.read_bytes() for path in built.rglob("*") if path.is_file()}
    contents[f"{info}/METADATA"] = f"Metadata-Version: 2.1\nName: {PACKAGE}\nVersion: {VERSION}\n".encode()
    contents[f"{info}/WHEEL"] = b"Wheel-Version: 1.0\nGenerator: test\nRoot-Is-Purelib: true\nTag: py3-none-any\n"
    contents[f"{info}/entry_points.txt"] = f"[spacy_models]\n{PACKAGE} = {PACKAGE}\n".encode()
    record = [f"{name},sha256={_digest(data)},{len(data)}" for name, data in contents.items()]
    contents[f"{info}/RECORD"] = "\n".join([*record, f"{info}/RECORD,,", ""]).encode()
    with zipfile.ZipFile(wheel, "w") as archive:
        for name, data in contents.items():
            archive.writestr(name, data)
    return wheel


def change_meta(built: Path, **values: str) -> None:
    """Change what stands in the two copies of ``meta.json`` of a package."""
    for path in built.rglob("meta.json"):
        path.write_text(json.dumps(json.loads(path.read_text()) | values))


def _digest(data: bytes) -> str:
    return base64.urlsafe_b64encode(hashlib.sha256(data).digest()).rstrip(b"=").decode()
