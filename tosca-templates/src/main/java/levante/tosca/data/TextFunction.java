package levante.tosca.data;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** TOSCA's functions on text, which can be computed as soon as their arguments are known. */
public enum TextFunction {
  /** The arguments, one after the other. */
  CONCAT {
    @Override
    public Optional<Object> apply(List<Object> arguments) {
      return Optional.of(arguments.stream().map(String::valueOf).collect(Collectors.joining()));
    }
  },
  /** The items of a list, with an optional delimiter between them. */
  JOIN {
    @Override
    public Optional<Object> apply(List<Object> arguments) {
      String delimiter = arguments.size() > 1 ? String.valueOf(arguments.get(1)) : "";
      return arguments.get(0) instanceof List<?> items
          ? Optional.of(items.stream().map(String::valueOf).collect(Collectors.joining(delimiter)))
          : Optional.empty();
    }
  },
  /** The part of a text at an index, when it is cut at any of some characters. */
  TOKEN {
    @Override
    public Optional<Object> apply(List<Object> arguments) {
      String text = String.valueOf(arguments.get(0));
      String separators = String.valueOf(arguments.get(1));
      int wanted = ((Number) arguments.get(2)).intValue();
      int start = 0;
      for (int index = 0; ; index++) {
        int end = start;
        while (end < text.length() && separators.indexOf(text.charAt(end)) < 0) {
          end++;
        }
        if (index == wanted) {
          return Optional.of(text.substring(start, end));
        }
        if (end == text.length()) {
          return Optional.empty();
        }
        start = end + 1;
      }
    }
  };

  /** The result, or empty when the arguments have no such part. */
  public abstract Optional<Object> apply(List<Object> arguments);
}
