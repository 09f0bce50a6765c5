-- Answers are sealed with the server's secret too from now on: with the Idempotency-Key alone, which may be easy to
-- guess, a copy of the database is not enough to read them. What was answered before is forgotten, but not that it was:
-- a repetition does nothing again.
update idempotent_answer set head = '', answer = '';

-- Of kept pictures each workspace may have so many bytes, and has its own.
drop table kept_picture;
create table kept_picture (
  workspace_id text        not null references workspace,
  -- HMAC-SHA256 of its size and its pixels, by the server's secret: another secret finds none of them.
  id           bytea       not null,
  -- Sealed with the server's secret: its size, and its pixels, deflated.
  picture      bytea       not null,
  -- How long that is.
  bytes        integer     not null,
  -- When it was last in a batch.
  kept_at      timestamptz not null,
  primary key (workspace_id, id)
);
create index kept_picture_by_age on kept_picture (kept_at);
alter table kept_picture alter column picture set storage external;
