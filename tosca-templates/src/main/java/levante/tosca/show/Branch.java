package levante.tosca.show;

import java.util.ArrayList;
import java.util.List;

/** A line of a tree, with the lines below it. */
record Branch(String text, List<Branch> below) {
  Branch {
    below = List.copyOf(below);
  }

  static Branch leaf(String text) {
    return new Branch(text, List.of());
  }

  /** The lines of the branches, each with the strokes that lead to it. */
  static List<String> lines(List<Branch> branches) {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < branches.size(); i++) {
      boolean last = i + 1 == branches.size();
      lines.add((last ? "└─ " : "├─ ") + branches.get(i).text());
      String stroke = last ? "   " : "│  ";
      lines(branches.get(i).below()).forEach(line -> lines.add(stroke + line));
    }
    return lines;
  }
}
