-- Every stratifier of the results with the strata that a case is in: one of each, in race_any one for each
-- race told. By race, income and insurance together performance is adjusted; it is not published.
create or replace temporary function strata_of(
    race string,
    races array<string>,
    race_ethnicity_2024 string,
    ethnicity string,
    age string,
    income string,
    insurance string,
    child_welfare string,
    language string
)
returns map<string, array<string>>
return map(
    'all', array('all'),
    'race', array(race),
    'ethnicity', array(ethnicity),
    'age', array(age),
    'income', array(income),
    'insurance', array(insurance),
    'child_welfare', array(child_welfare),
    'language', array(language),
    'race_income', array(concat_ws('|', race, income)),
    'race_insurance', array(concat_ws('|', race, insurance)),
    'income_insurance', array(concat_ws('|', income, insurance)),
    'race_income_insurance', array(concat_ws('|', race, income, insurance)),
    'race_ethnicity_2024', array(race_ethnicity_2024),
    'race_any', races
)
