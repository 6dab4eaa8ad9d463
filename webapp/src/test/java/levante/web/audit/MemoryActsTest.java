package levante.web.audit;

class MemoryActsTest extends ActStoreContract {
  @Override
  protected ActStore store() {
    return new MemoryActs();
  }
}
