-- How far each node's journal of scans is in the tables below: moved on in the transaction that fills them.
create table scan_journal (
  id         text        primary key,
  position   bigint      not null,
  updated_at timestamptz not null
);

-- Every scan, by month, for as long as they are kept. Of its visitor there is nothing that could be traced.
create table scan (
  scanned_at  timestamptz not null,
  code_id     text        not null,
  variant     text        not null,
  country     text        not null,
  device      text        not null,
  os          text        not null,
  browser     text        not null,
  referrer    text        not null,
  language    text        not null,
  -- Whether the node saw its visitor at this code for the first time that day.
  first_today boolean     not null,
  bot         boolean     not null
) partition by range (scanned_at);
create index scan_by_time on scan using brin (scanned_at);

-- Scans by hour. Bots are counted apart, and nowhere else below.
create table scan_hour (
  code_id text        not null,
  hour    timestamptz not null,
  scans   bigint      not null,
  bots    bigint      not null,
  primary key (code_id, hour)
);

-- Scans by day (UTC) and what they are told apart by.
create table scan_day (
  code_id   text   not null,
  day       date   not null,
  dimension text   not null,
  value     text   not null,
  scans     bigint not null,
  primary key (code_id, day, dimension, value)
);

-- How many visitors a code had on a day (UTC), and the HyperLogLog sketch that tells.
create table scan_visitors (
  code_id  text   not null,
  day      date   not null,
  visitors bigint not null,
  sketch   bytea  not null,
  primary key (code_id, day)
);

-- Counted scans by calendar month, UTC; month is its first day.
create table scan_month (
  workspace_id text   not null references workspace,
  month        date   not null,
  scans        bigint not null,
  primary key (workspace_id, month)
);

-- Scans of ids that no code has, by day (UTC).
create table orphan_scan (
  day   date   primary key,
  scans bigint not null
);

-- What visitors' numbers are made with on a day (UTC), shared by all nodes; deleted when the day is over.
create table visitor_salt (
  day  date  primary key,
  salt bytea not null
);

-- Workspaces that are told of every scan, by an event for each; kept by what tells them.
create table scan_listener (
  workspace_id text primary key references workspace
);
