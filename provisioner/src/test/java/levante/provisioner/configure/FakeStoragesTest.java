package levante.provisioner.configure;

import levante.provisioner.testing.FakeStorages;

/** The simulations' fake keeps the contract that the real ones keep. */
class FakeStoragesTest extends ObjectStorageProviderContract {
  private final FakeStorages storages = new FakeStorages();

  @Override
  protected ObjectStorageProvider provider() {
    return storages;
  }

  @Override
  protected void letTimePass() {
    // The fake counts calls, not time.
  }
}
