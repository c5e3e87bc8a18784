package org.hearth.sample;

import java.util.List;
import java.util.Locale;

/** What differs between the two states. */
// The lists are unmodifiable and a choice never changes once it is made, which the checker cannot see.
@SuppressWarnings("ImmutableEnumChecker")
enum State {
    CT(
            "PAT NFP CF PAT HFA EHS PAT CF NFP PAT EHS HFA",
            """
            Hartford,Hartford,4,06103;New Britain,Hartford,4,06051;Manchester,Hartford,4,06040;New Haven,New Haven,1,06511
            Waterbury,New Haven,5,06702;Meriden,New Haven,5,06450;Bridgeport,Fairfield,2,06604;Norwalk,Fairfield,2,06854
            Stamford,Fairfield,2,06902;New London,New London,3,06320;Norwich,New London,3,06360;Willimantic,Windham,3,06226
            Torrington,Litchfield,5,06790;Middletown,Middlesex,1,06457;Vernon,Tolland,4,06066""",
            Choice.of("WHITE 50, BLACK 25, BLACK;WHITE 4, ASIAN 2, AIAN 3, AIAN;WHITE 2, NHPI 0.3, MENA;WHITE 0.7, "
                    + "OTHER 6, DECLINED 3, UNK 4"),
            0.46,
            0.24),
    UT(
            "PAT PAT NFP PAT",
            """
            Logan,Cache,1,84321;Price,Carbon,2,84501;Layton,Davis,1,84041;Roosevelt,Duchesne,2,84066
            Castle Dale,Emery,2,84513;Moab,Grand,2,84532;Cedar City,Iron,3,84720;Morgan,Morgan,1,84050
            Salt Lake City,Salt Lake,1,84101;West Valley City,Salt Lake,1,84119;Blanding,San Juan,2,84511
            Ephraim,Sanpete,3,84627;Tooele,Tooele,1,84074;Provo,Utah,3,84601;Heber City,Wasatch,1,84032
            St. George,Washington,3,84770;Ogden,Weber,1,84401""",
            Choice.of(
                    "WHITE 76, BLACK 4, BLACK;WHITE 2, ASIAN 3, AIAN 4, NHPI 2.5, NHPI;WHITE 1, OTHER 3, DECLINED 2, UNK 3"),
            0.32,
            0.2);

    private final List<Model> models;
    private final List<Town> towns;
    private final Choice races;
    private final double hispanicShare;
    private final double spanishShare;

    State(String models, String towns, Choice races, double hispanicShare, double spanishShare) {
        this.models =
                List.of(models.split(" ", -1)).stream().map(Model::valueOf).toList();
        this.towns = List.of(towns.split("[;\n]", -1)).stream().map(State::town).toList();
        this.races = races;
        this.hispanicShare = hispanicShare;
        this.spanishShare = spanishShare;
    }

    static State of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }

    private static Town town(String line) {
        String[] parts = line.trim().split(",", -1);
        return new Town(parts[0], parts[1], parts[2], parts[3]);
    }

    /** The models of the programs, in turn. */
    Model model(int program) {
        return models.get(program % models.size());
    }

    int modelCount() {
        return (int) models.stream().distinct().count();
    }

    int towns() {
        return towns.size();
    }

    Town town(int number) {
        return towns.get(Math.floorMod(number, towns.size()));
    }

    String races(Dice dice) {
        return races.pick(dice);
    }

    double hispanicShare() {
        return hispanicShare;
    }

    double spanishShare() {
        return spanishShare;
    }

    /** Connecticut ends an episode on the last visit, Utah ninety days after it. */
    int closureDays() {
        return this == CT ? 0 : 90;
    }

    String prefix() {
        return name();
    }
}
