package levante.oscar.supervisor;

import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/**
 * The name of the input's file: the last segment of its key, made safe. Whatever the key holds, the
 * file lies in the input folder, its name has no control characters and every file system takes it.
 */
final class InputName {
  private static final int MOST_BYTES = 200;
  private static final int MOST_EXTENSION = 20;
  private static final String FALLBACK = "input";

  private InputName() {}

  /** The name on any Linux that names files in UTF-8, as every container of ours does. */
  static String of(String key) {
    String[] segments = key.split("/");
    String last = segments.length == 0 ? "" : segments[segments.length - 1];
    String name = shortened(last.replaceAll("\\p{Cntrl}", "_"));
    if (name.isBlank() || name.equals(".") || name.equals("..")) {
      return FALLBACK;
    }
    return name;
  }

  /** The name here, where Java may have been started in a locale without unicode. */
  static String here(String key) {
    String name = of(key);
    return fits(name) ? name : name.replaceAll("[^ -~]", "_");
  }

  private static boolean fits(String name) {
    try {
      return Path.of(name).toString().equals(name);
    } catch (InvalidPathException e) {
      return false;
    }
  }

  private static String shortened(String name) {
    if (bytes(name) <= MOST_BYTES) {
      return name;
    }
    int dot = name.lastIndexOf('.');
    String extension = dot > 0 && name.length() - dot <= MOST_EXTENSION ? name.substring(dot) : "";
    int end = Math.min(name.length() - extension.length(), MOST_BYTES);
    while (bytes(name.substring(0, end) + extension) > MOST_BYTES) {
      end = name.offsetByCodePoints(end, -1);
    }
    return name.substring(0, end) + extension;
  }

  private static int bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }
}
