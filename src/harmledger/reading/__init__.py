"""From a report to times, places, entities, claims and accounts; rules and grammars, no database."""
