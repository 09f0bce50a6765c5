-- Who did what. Nothing is ever changed here.
create table audit_entry (
  id           text        primary key,
  workspace_id text        not null references workspace,
  at           timestamptz not null,
  actor_kind   text        not null check (actor_kind in ('KEY', 'PERSON', 'OPERATOR')),
  actor_id     text,
  action       text        not null,
  subject      text        not null,
  -- A JSON object of strings.
  details      text        not null
);
create index audit_of_workspace on audit_entry (workspace_id, id desc);
