package org.hearth.form;

/** Whom a form is about: the whole state, one contract or one program. */
public record Scope(Type type, String id) {

    /** The scopes of the result tables that a form can be made for. */
    public enum Type {
        state,
        contract,
        program
    }
}
