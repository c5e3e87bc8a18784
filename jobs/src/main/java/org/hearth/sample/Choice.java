package org.hearth.sample;

import java.util.ArrayList;
import java.util.List;

/** Values with weights; {@code ""} stands for an empty cell. */
final class Choice {

    private final List<String> values = new ArrayList<>();
    private final List<Double> bounds = new ArrayList<>();
    private double total;

    private Choice() {}

    /** Reads text such as {@code "ENG 73, SPA 24, OTHER 3"}; a dash is the empty value. */
    static Choice of(String text) {
        Choice choice = new Choice();
        for (String part : text.split(",", -1)) {
            int space = part.trim().lastIndexOf(' ');
            String value = part.trim().substring(0, space);
            choice.total += Double.parseDouble(part.trim().substring(space + 1));
            choice.values.add(value.equals("-") ? "" : value);
            choice.bounds.add(choice.total);
        }
        return choice;
    }

    String pick(Dice dice) {
        double roll = dice.unit() * total;
        int index = 0;
        while (index < values.size() - 1 && roll >= bounds.get(index)) {
            index++;
        }
        return values.get(index);
    }
}
