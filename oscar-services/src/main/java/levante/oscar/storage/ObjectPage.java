package levante.oscar.storage;

import java.util.List;
import java.util.Optional;

/**
 * A page of a listing, in the byte order of the keys.
 *
 * @param next the key to start after for the next page; absent at the end
 */
public record ObjectPage(List<StoredObject> objects, Optional<String> next) {
  public ObjectPage {
    objects = List.copyOf(objects);
  }
}
