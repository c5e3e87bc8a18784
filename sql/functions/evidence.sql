-- One fact that a decision used, down to the line of the file it came from.
create or replace temporary function evidence(
    entity string, id string, occurred_on date, source string, file string, line bigint
)
returns struct<entity string, id string, occurred_on date, source string, file string, line bigint>
return named_struct(
    'entity', entity, 'id', id, 'occurred_on', occurred_on,
    'source', source, 'file', file, 'line', line
)
