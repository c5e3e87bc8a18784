package org.hearth.form;

import java.util.List;

/**
 * What a form says, whatever it is written as. {@code facts} stand at its head, {@code notesRequired} name what the
 * signer must explain, {@code footnotes} how to read the numbers, {@code signers} who signs it.
 */
public record Document(
        String form,
        String title,
        String subtitle,
        List<Fact> facts,
        List<Section> sections,
        List<String> notesRequired,
        List<String> footnotes,
        List<String> signers) {

    /** A line of the head. */
    public record Fact(String label, String text) {}

    public Document {
        facts = List.copyOf(facts);
        sections = List.copyOf(sections);
        notesRequired = List.copyOf(notesRequired);
        footnotes = List.copyOf(footnotes);
        signers = List.copyOf(signers);
    }

    /** The line that every page carries, so that a loose sheet can be placed. */
    public String running() {
        return title + " · " + subtitle;
    }
}
