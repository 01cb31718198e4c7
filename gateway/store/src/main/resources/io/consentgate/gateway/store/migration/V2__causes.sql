-- The authority's word on the time, and every cause of an erasure.

ALTER TABLE clock_mark ADD COLUMN vouched TIMESTAMP(9) WITH TIME ZONE
  DEFAULT TIMESTAMP WITH TIME ZONE '1970-01-01 00:00:00+00' NOT NULL;

ALTER TABLE erasure ALTER COLUMN cause VARCHAR(32) NOT NULL;

CREATE TABLE face_service (
  id INT PRIMARY KEY CHECK (id = 1),
  ended TIMESTAMP(9) WITH TIME ZONE NOT NULL
);

DROP INDEX consent_grant_expires;
CREATE INDEX consent_grant_ends ON consent_grant (state, expires);
CREATE INDEX consent_grant_begins ON consent_grant (state, issued);
