-- The races told, by the standard of 1997, which counts Middle Eastern as White; empty when none is told.
create or replace temporary function known_races(codes array<string>)
returns array<string>
return coalesce(
    sort_array(
        array_union(
            array_intersect(codes, array('AIAN', 'ASIAN', 'BLACK', 'NHPI', 'OTHER', 'WHITE')),
            if(array_contains(codes, 'MENA'), array('WHITE'), array())
        )
    ),
    array()
)
