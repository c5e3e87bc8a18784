-- The race by the standard of 1997: the one told, MULTI for more, DECLINED or UNKNOWN.
create or replace temporary function race_group(codes array<string>)
returns string
return case
    when size(known_races(codes)) > 1 then 'MULTI'
    when size(known_races(codes)) = 1 then known_races(codes)[0]
    when array_contains(codes, 'DECLINED') then 'DECLINED'
    else 'UNKNOWN'
end
