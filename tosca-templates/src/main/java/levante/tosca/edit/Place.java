package levante.tosca.edit;

import java.util.List;

/**
 * Where the caret is in the structure of a text, whether or not the text parses.
 *
 * @param path the keys from the root to the map or value that the caret is in; {@code -} for an
 *     item of a list
 * @param slot whether a key may stand here, or the value of the path's last key
 * @param word what is written around the caret, without quotes
 * @param start the word's first column, from 0
 * @param end the column after the word
 * @param before the scalars before it in the same list in brackets
 */
record Place(List<String> path, Slot slot, String word, int start, int end, List<String> before) {
  enum Slot {
    KEY,
    VALUE
  }

  Place {
    path = List.copyOf(path);
    before = List.copyOf(before);
  }
}
