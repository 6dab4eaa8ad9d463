package levante.oscar.adapter.webdav;

import java.util.UUID;

/** Names of uploads that are not finished: no objects. */
final class Unfinished {
  private static final String PREFIX = ".levante-upload-";

  private Unfinished() {}

  static String name() {
    return PREFIX + UUID.randomUUID();
  }

  /** Whether a key is of one. */
  static boolean is(String key) {
    return key.startsWith(PREFIX, key.lastIndexOf('/') + 1);
  }
}
