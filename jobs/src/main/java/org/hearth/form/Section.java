package org.hearth.form;

import java.util.List;

/** A titled part of a form. */
public record Section(String title, String text, List<Grid> grids) {
    public Section {
        grids = List.copyOf(grids);
    }
}
