-- State as documents: who owns it, what it is, its key, the JSON of a record, and a version for optimistic concurrency.
-- Keys are bytes (UTF-8), so that both databases list them in the same order, S3's.
create table document (
  space varchar(200) not null,
  kind varchar(60) not null,
  id bytea not null,
  body varchar(1000000) not null,
  version bigint not null,
  primary key (space, kind, id)
);

-- Bytes of any length in parts, since a bytea of the embedded database ends at one megabyte.
create table blob_part (
  blob_id varchar(60) not null,
  part integer not null,
  bytes bytea not null,
  primary key (blob_id, part)
);
