-- Tickets, tries and the clock's mark lie in entry.mv.db; they were taken over before this runs.

DROP TABLE attempt;
DROP TABLE entitlement;
DROP TABLE clock_mark;
