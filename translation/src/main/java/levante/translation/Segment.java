package levante.translation;

/**
 * Pieces of a template that are one unit for who translates: words with the values and the elements
 * among them.
 *
 * @param from index of its first piece
 * @param to index after its last
 * @param english as the catalogue has it: in one line, elements without their attributes and
 *     numbered where there are several of a name
 */
record Segment(int from, int to, String english) {}
