package levante.web.identity;

class MemoryIdentitiesTest extends IdentityStoreContract {
  @Override
  protected IdentityStore store() {
    return new MemoryIdentities();
  }
}
