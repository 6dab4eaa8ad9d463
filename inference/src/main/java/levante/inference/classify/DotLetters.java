package levante.inference.classify;

import java.util.Map;

/** The letters of the labels, five by seven dots. */
final class DotLetters {
  static final int WIDTH = 5;
  static final int HEIGHT = 7;
  static final int ADVANCE = WIDTH + 1;

  private static final Map<Character, String> ROWS =
      Map.ofEntries(
          Map.entry('0', ".###.|#...#|#..##|#.#.#|##..#|#...#|.###."),
          Map.entry('1', "..#..|.##..|..#..|..#..|..#..|..#..|.###."),
          Map.entry('2', ".###.|#...#|....#|...#.|..#..|.#...|#####"),
          Map.entry('3', ".###.|#...#|....#|..##.|....#|#...#|.###."),
          Map.entry('4', "...#.|..##.|.#.#.|#..#.|#####|...#.|...#."),
          Map.entry('5', "#####|#....|####.|....#|....#|#...#|.###."),
          Map.entry('6', ".###.|#....|#....|####.|#...#|#...#|.###."),
          Map.entry('7', "#####|....#|...#.|..#..|..#..|.#...|.#..."),
          Map.entry('8', ".###.|#...#|#...#|.###.|#...#|#...#|.###."),
          Map.entry('9', ".###.|#...#|#...#|.####|....#|....#|.###."),
          Map.entry('.', ".....|.....|.....|.....|.....|.##..|.##.."),
          Map.entry('A', ".###.|#...#|#...#|#####|#...#|#...#|#...#"),
          Map.entry('K', "#...#|#..#.|#.#..|##...|#.#..|#..#.|#...#"),
          Map.entry('M', "#...#|##.##|#.#.#|#.#.#|#...#|#...#|#...#"),
          Map.entry('N', "#...#|##..#|#.#.#|#.#.#|#..##|#...#|#...#"),
          Map.entry('O', ".###.|#...#|#...#|#...#|#...#|#...#|.###."),
          Map.entry('S', ".####|#....|#....|.###.|....#|....#|####."));

  private DotLetters() {}

  /** Whether the letter has a dot there; letters that are not drawn have none. */
  static boolean inked(char letter, int column, int row) {
    String rows = ROWS.get(letter);
    return rows != null && rows.charAt(row * (WIDTH + 1) + column) == '#';
  }
}
