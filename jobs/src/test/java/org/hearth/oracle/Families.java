package org.hearth.oracle;

import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;

/** Random families of a state, with days on purpose where rules change their answer. */
public final class Families {

    private Families() {}

    /** As many families as {@code size} at once, as an extract of {@code asOf} tells of them. */
    static Arbitrary<List<Family>> of(int size, LocalDate asOf) {
        return Arbitraries.longs().withoutEdgeCases().map(seed -> {
            Random random = new Random(seed);
            return IntStream.range(0, size)
                    .mapToObj(number -> draw(new Random(random.nextLong()), "F%03d.".formatted(number), asOf))
                    .toList();
        });
    }

    static Family draw(Random random, String name, LocalDate asOf) {
        Dice dice = new Dice(random);
        Family family = new Family(name, asOf);
        Story story = Story.draw(dice, family);
        new StayStory(dice, family, story).tell();
        story.caregivers().forEach(caregiver -> new CaregiverStory(dice, family, story, caregiver).tell());
        story.children().forEach(child -> new ChildStory(dice, family, story, child).tell());
        return family;
    }
}
