-- Trigrams find any three letters or digits inside a name or number. Contentless: the words stand in the tables already.
CREATE VIRTUAL TABLE customer_search USING fts5(name, digits, content='', contentless_delete=1, tokenize='trigram case_sensitive 1');--> statement-breakpoint
CREATE VIRTUAL TABLE call_search USING fts5(digits, caller, customer, note, content='', contentless_delete=1, tokenize='trigram case_sensitive 1');
