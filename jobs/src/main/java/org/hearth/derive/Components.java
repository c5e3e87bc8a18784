package org.hearth.derive;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/** Connected components of the few hubs that are linked at all; each is named by its smallest member. */
final class Components {
    private final Map<String, String> parent = new HashMap<>();

    void link(String left, String right) {
        String leftRoot = root(left);
        String rightRoot = root(right);
        if (leftRoot.compareTo(rightRoot) < 0) {
            parent.put(rightRoot, leftRoot);
        } else {
            parent.put(leftRoot, rightRoot);
        }
    }

    private String root(String hub) {
        String root = hub;
        while (!parent.computeIfAbsent(root, self -> self).equals(root)) {
            String above = String.valueOf(parent.get(root));
            parent.put(root, String.valueOf(parent.get(above)));
            root = above;
        }
        return root;
    }

    /** Each linked hub with the smallest hub of its component. */
    Map<String, String> roots() {
        Map<String, String> roots = new TreeMap<>();
        for (String hub : parent.keySet().toArray(String[]::new)) {
            roots.put(hub, root(hub));
        }
        return roots;
    }
}
