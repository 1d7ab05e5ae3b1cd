"""The Dutch for what the tables say in English, for everything that Dutch readers see."""

from __future__ import annotations

WORDS = {
    "act": {
        "states": "zegt",
        "asks": "vraagt",
        "answers": "antwoordt",
        "proposes": "stelt voor",
        "advises": "adviseert",
        "supports": "steunt",
        "objects": "maakt bezwaar",
        "thanks": "bedankt",
    },
    "outcome": {
        "adopted": "aangenomen",
        "rejected": "verworpen",
        "deferred": "aangehouden",
        "noted": "ter kennisneming",
    },
    "decision": {"decision": "besluit", "conclusion": "conclusie", "agreement": "afspraak"},
    "state": {
        "open": "open",
        "carried_over": "loopt door",
        "done": "afgerond",
        "silently_dropped": "niet meer genoemd",
    },
    "kind": {"section": "passage", "decision": "besluit", "action": "actie", "contribution": "bijdrage"},
    "presence": {"present": "aanwezig", "absent": "afwezig"},
    "function": {"chair": "voorzitter", "secretary": "notulist", "member": "lid", "guest": "gast"},
    "document": {
        "minutes": "verslag",
        "decision_list": "besluitenlijst",
        "agenda": "agenda",
        "announcement": "aankondiging",
        "other": "ander stuk",
    },
    "status": {"ok": "gelezen", "warning": "gelezen met een waarschuwing", "failed": "niet gelezen"},
    "facet": {
        "kind": "Soort",
        "year": "Jaar",
        "body": "Orgaan",
        "person": "Persoon",
        "organisation": "Organisatie",
    },
    "matched_in": {
        "sentence": "de zin",
        "sentence and title": "de zin en het kopje",
        "title": "het kopje",
        "title above": "een kopje erboven",
        "subject": "een onderwerp van de passage",
    },
    "doubt": {
        "several_fit": "er passen er meer bij deze naam",
        "kept_apart": "een verslag noemt ze allebei",
        "other_body": "ze komen niet in hetzelfde orgaan voor",
        "other_organisation": "ze horen bij een andere organisatie",
        "namesake": "dezelfde naam in een ander orgaan",
    },
}
"""The Dutch for the values of the tables, by what they say."""
