package levante.oscar.storage;

import java.time.Clock;

class InMemoryObjectStorageTest extends ObjectStorageContract {
  private final ObjectStorage storage = new InMemoryObjectStorage(Clock.systemUTC());

  @Override
  protected ObjectStorage storage() {
    return storage;
  }
}
