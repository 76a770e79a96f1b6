"""Reads back what examples/convert wrote, with readers that are not ours; called by .ci/formats."""

import re
import sys
from collections import namedtuple
from io import StringIO
from pathlib import Path

import jsonschema
import lxml.etree
import rdflib
import spacy
import srsly
from bratly.io import file_read_src
from pyld import jsonld

counts = {}


def count(what, n):
    counts[what] = counts.get(what, 0) + n


def same(got, want, where):
    assert got == want, f"{where}: {got!r} is not {want!r}"


# The part of TimeML 1.2.1's DTD that speaks of TIMEX3, with DCT as in TempEval-3.
TIMEML = lxml.etree.DTD(
    StringIO("""
<!ELEMENT TimeML (DCT?, TEXT)>
<!ATTLIST TimeML xmlns:xsi CDATA #IMPLIED xsi:noNamespaceSchemaLocation CDATA #IMPLIED>
<!ELEMENT DCT (TIMEX3)>
<!ELEMENT TEXT (#PCDATA | TIMEX3)*>
<!ELEMENT TIMEX3 (#PCDATA)>
<!ATTLIST TIMEX3 tid ID #REQUIRED
  type (DATE | TIME | DURATION | SET) #REQUIRED
  functionInDocument (CREATION_TIME | EXPIRATION_TIME | MODIFICATION_TIME | PUBLICATION_TIME | RELEASE_TIME
    | RECEPTION_TIME | NONE) "NONE"
  beginPoint IDREF #IMPLIED endPoint IDREF #IMPLIED quant CDATA #IMPLIED freq CDATA #IMPLIED
  temporalFunction (true | false) "false" value CDATA #REQUIRED valueFromFunction IDREF #IMPLIED
  mod (BEFORE | AFTER | ON_OR_BEFORE | ON_OR_AFTER | LESS_THAN | MORE_THAN | EQUAL_OR_LESS | EQUAL_OR_MORE
    | START | MID | END | APPROX) #IMPLIED
  anchorTimeID IDREF #IMPLIED comment CDATA #IMPLIED>
""")
)
YEAR = r"(BC|FY)?[0-9X]{1,4}"
PART = r"(-(W[0-9X]{2}(-([1-7X]|WE))?|Q[1-4X]|H[12X]|SP|SU|FA|WI|[0-9X]{2}(-[0-9X]{2})?))?"
TIME = r"T(MO|MI|AF|EV|NI|DT|[0-9X]{2}(:[0-9X]{2}(:[0-9X]{2})?)?(Z|[+-][0-9:]+)?)"
LENGTH = r"P([0-9.X]+(Y|M|W|D|WE|Q|H|DE|CE|E|L|C|SU|SP|FA|WI|WD))*(T([0-9.X]+(H|M|S|MO|MI|AF|EV|NI|DT))+)?"
VALUE = re.compile(f"({YEAR}{PART}({TIME})?|{TIME}|{LENGTH}|(PAST|PRESENT|FUTURE)_REF)")


def timeml(path, text):
    tree = lxml.etree.parse(str(path))
    assert TIMEML.validate(tree), f"{path}: {TIMEML.error_log}"
    same("".join(tree.find("TEXT").itertext()), text, path)
    for tag in tree.iter("TIMEX3"):
        assert VALUE.fullmatch(tag.get("value")), f"{path}: value {tag.get('value')}"
        count("TimeML: TIMEX3 tags (lxml, DTD)", 1)


def brat(path, text):
    document = file_read_src.read_and_load_ann_file(
        str(path), no_duplicates=False, sorting=False, renumerotize=False, grammar_check=True
    )
    lines = [line for line in path.read_text().split("\n") if line]
    same(len(document.annotations), len(lines), f"{path}: lines")
    for annotation in document.annotations:
        kind = type(annotation).__name__
        count(f"brat: {kind} (bratly)", 1)
        if kind == "EntityAnnotation":
            words = " ".join(text[f.start : f.end] for f in annotation.fragments)
            same(annotation.content, words, path)


def spacy_doc(path, text):
    doc = spacy.tokens.Doc(spacy.blank("en").vocab).from_json(srsly.read_json(path), validate=True)
    same(doc.text, text, path)
    for name, group in doc.spans.items():
        count(f"spaCy: {name} (Doc.from_json)", len(group))
    count("spaCy: ents (Doc.from_json)", len(doc.ents))
    # What spaCy writes it reads again: the spans are whole.
    again = spacy.tokens.Doc(doc.vocab).from_bytes(doc.to_bytes())
    same([(e.text, e.label_) for e in again.ents], [(e.text, e.label_) for e in doc.ents], path)
    return doc


def doccano(path, text, doc):
    for line in srsly.read_jsonl(path):
        same(line["text"], text, path)
        names = {e["id"]: (e["label"], text[e["start_offset"] : e["end_offset"]]) for e in line["entities"]}
        for label, group in [("source", "sources"), ("cue", "cues"), ("content", "contents")]:
            ours = {words for name, words in names.values() if name == label}
            same(ours, {span.text for span in doc.spans[group]}, f"{path}: {group}")
        for relation in line["relations"]:
            same(names[relation["to_id"]][0], "content", path)
        count("doccano: entities (srsly, against spaCy's)", len(names))


# The terms of the W3C's context that an annotation of ours uses; the network is not asked.
ANNO = {
    "oa": "http://www.w3.org/ns/oa#",
    "as": "http://www.w3.org/ns/activitystreams#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "dc": "http://purl.org/dc/elements/1.1/",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "id": {"@type": "@id", "@id": "@id"},
    "type": {"@type": "@id", "@id": "@type"},
    "Annotation": "oa:Annotation",
    "TextualBody": "oa:TextualBody",
    "TextQuoteSelector": "oa:TextQuoteSelector",
    "TextPositionSelector": "oa:TextPositionSelector",
    "AnnotationCollection": "as:OrderedCollection",
    "AnnotationPage": "as:OrderedCollectionPage",
    "identifying": "oa:identifying",
    "classifying": "oa:classifying",
    "tagging": "oa:tagging",
    "body": {"@type": "@id", "@id": "oa:hasBody"},
    "target": {"@type": "@id", "@id": "oa:hasTarget"},
    "source": {"@type": "@id", "@id": "oa:hasSource"},
    "selector": {"@type": "@id", "@id": "oa:hasSelector"},
    "motivation": {"@type": "@vocab", "@id": "oa:motivatedBy"},
    "purpose": {"@type": "@vocab", "@id": "oa:hasPurpose"},
    "partOf": {"@type": "@id", "@id": "as:partOf"},
    "items": {"@type": "@id", "@id": "as:items", "@container": "@list"},
    "total": {"@type": "xsd:nonNegativeInteger", "@id": "as:totalItems"},
    "startIndex": {"@type": "xsd:nonNegativeInteger", "@id": "as:startIndex"},
    "value": "rdf:value",
    "format": "dc:format",
    "exact": "oa:exact",
    "prefix": "oa:prefix",
    "suffix": "oa:suffix",
    "start": {"@type": "xsd:nonNegativeInteger", "@id": "oa:start"},
    "end": {"@type": "xsd:nonNegativeInteger", "@id": "oa:end"},
}
CONTEXTS = {
    "http://www.w3.org/ns/anno.jsonld": {"@context": ANNO},
    "https://schema.org": {"@context": {"@vocab": "http://schema.org/"}},
}


def load(url, options):
    return {"contextUrl": None, "documentUrl": url, "document": CONTEXTS[url.rstrip("/")]}


def graph(document):
    jsonld.set_document_loader(load)
    quads = jsonld.to_rdf(document, {"format": "application/n-quads"})
    return rdflib.Graph().parse(data=quads, format="nt")


IRI = {"type": "string", "pattern": "^[a-z]+:[^ ]+$"}
SELECTORS = {
    "type": "array",
    "items": {
        "oneOf": [
            {
                "properties": {"type": {"const": "TextQuoteSelector"}, "exact": {"type": "string", "minLength": 1},
                               "prefix": {"type": "string"}, "suffix": {"type": "string"}},
                "required": ["type", "exact"],
            },
            {
                "properties": {"type": {"const": "TextPositionSelector"}, "start": {"type": "integer", "minimum": 0},
                               "end": {"type": "integer", "minimum": 1}},
                "required": ["type", "start", "end"],
            },
        ]
    },
}
# What the Web Annotation Data Model says an annotation must have (sections 3.1 to 3.3 and 4.2), and a page (5.2).
PAGE = {
    "type": "object",
    "required": ["@context", "id", "type", "items"],
    "properties": {
        "id": IRI,
        "type": {"const": "AnnotationPage"},
        "partOf": {"required": ["id"], "properties": {"id": IRI}},
        "items": {
            "type": "array",
            "items": {
                "required": ["id", "type", "target"],
                "properties": {
                    "id": IRI,
                    "type": {"const": "Annotation"},
                    "motivation": {"enum": ["classifying", "identifying", "tagging"]},
                    "body": {"required": ["type", "value"], "properties": {"type": {"const": "TextualBody"}}},
                    "target": {
                        "type": "array",
                        "minItems": 1,
                        "items": {"required": ["source", "selector"],
                                  "properties": {"source": IRI, "selector": SELECTORS}},
                    },
                },
            },
        },
    },
}


OA = rdflib.Namespace("http://www.w3.org/ns/oa#")
Row = namedtuple("Row", "motive value exact start end confidence")


def web_annotations(path, text, doc):
    page = srsly.read_json(path)
    jsonschema.validate(page, PAGE, jsonschema.Draft202012Validator)
    # By the triples and not by SPARQL, which takes a minute over a hundred annotations.
    triples, rows = graph(page), []
    for annotation in triples.subjects(rdflib.RDF.type, OA.Annotation):
        body = triples.value(annotation, OA.hasBody, any=False)
        for target in triples.objects(annotation, OA.hasTarget):
            selectors = list(triples.objects(target, OA.hasSelector))
            of = {triples.value(selector, rdflib.RDF.type, any=False): selector for selector in selectors}
            quote, position = of[OA.TextQuoteSelector], of[OA.TextPositionSelector]
            rows.append(Row(
                motive=triples.value(annotation, OA.motivatedBy, any=False),
                value=triples.value(body, rdflib.RDF.value, any=False),
                exact=triples.value(quote, OA.exact, any=False),
                start=triples.value(position, OA.start, any=False),
                end=triples.value(position, OA.end, any=False),
                confidence=triples.value(annotation, rdflib.URIRef("https://docs.rs/copydesk#confidence"), any=False),
            ))
    same(len(rows), sum(len(item["target"]) for item in page["items"]), path)
    for row in rows:
        same(str(row.exact), text[int(row.start) : int(row.end)], path)
        assert row.motive.endswith("classifying") or 0 <= float(row.confidence) <= 1
    said = sorted((str(r.exact), str(r.value)) for r in rows if r.motive.endswith("identifying"))
    same(said, sorted((s.text, s.kb_id_) for s in doc.spans["contents"] if s.kb_id_), f"{path}: who said what")
    count("Web Annotation: targets (PyLD, rdflib, jsonschema)", len(rows))


def schema_org(path, doc):
    rows = graph(srsly.read_json(path)).query("""
        PREFIX s: <http://schema.org/>
        SELECT ?text ?who WHERE { ?a a s:NewsArticle ; s:hasPart ?q . ?q a s:Quotation ; s:text ?text .
          OPTIONAL { ?q s:spokenByCharacter/s:name ?who } }""")
    rows = list(rows)
    speech = [s for s in doc.spans["quotations"] if s.label_ == "speech"]
    assert len(rows) <= len(speech), path
    words = {" ".join(s.text.split()) for s in speech}
    for row in rows:
        assert str(row.text) in words, f"{path}: {row.text}"
    count("schema.org: quotations (PyLD, rdflib)", len(rows))
    count("schema.org: with a speaker (PyLD, rdflib)", sum(row.who is not None for row in rows))


def main(folder):
    texts = sorted(Path(folder).glob("*.txt"))
    for path in texts:
        text = path.read_bytes().decode()
        timeml(path.with_suffix(".xml"), text)
        brat(path.with_suffix(".ann"), text)
        doc = spacy_doc(path.with_suffix(".spacy.json"), text)
        doccano(path.with_suffix(".jsonl"), text, doc)
        web_annotations(path.with_suffix(".webanno.json"), text, doc)
        schema_org(path.with_suffix(".jsonld"), doc)
    print(f"{len(texts)} articles read back")
    for what, n in sorted(counts.items()):
        assert n > 0, what
        print(f"{n:6}  {what}")


main(sys.argv[1])
