package levante.oscar.adapter.sandbox;

import java.util.List;
import java.util.Optional;
import levante.kernel.Secret;
import org.jdbi.v3.core.Jdbi;

/** Stores, rules and the listener's port, as the sandbox's database keeps them. */
final class StoreTable {
  private final Jdbi jdbi;

  StoreTable(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /** One store and its keys. */
  record Store(String name, String accessKey, Secret secretKey) {}

  List<Store> stores() {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery("SELECT name, access_key, secret_key FROM sandbox_store ORDER BY name")
                .map(
                    (row, context) ->
                        new Store(
                            row.getString("name"),
                            row.getString("access_key"),
                            Secret.of(row.getString("secret_key"))))
                .list());
  }

  void add(Store store) {
    jdbi.useHandle(
        handle ->
            handle.execute(
                "INSERT INTO sandbox_store (name, access_key, secret_key) VALUES (?, ?, ?)",
                store.name(),
                store.accessKey(),
                store.secretKey().reveal()));
  }

  void remove(String name) {
    jdbi.useHandle(handle -> handle.execute("DELETE FROM sandbox_store WHERE name = ?", name));
  }

  void replaceRules(String store, String bucket, List<String> prefixes) {
    jdbi.useTransaction(
        handle -> {
          handle.execute(
              "DELETE FROM sandbox_store_rule WHERE store = ? AND bucket = ?", store, bucket);
          for (String prefix : prefixes) {
            handle.execute(
                "INSERT INTO sandbox_store_rule (store, bucket, prefix) VALUES (?, ?, ?)",
                store,
                bucket,
                prefix);
          }
        });
  }

  List<String> rules(String store, String bucket) {
    return jdbi.withHandle(
        handle ->
            handle
                .select(
                    "SELECT prefix FROM sandbox_store_rule WHERE store = ? AND bucket = ?"
                        + " ORDER BY prefix",
                    store,
                    bucket)
                .mapTo(String.class)
                .list());
  }

  Optional<Integer> port() {
    return jdbi.withHandle(
        handle ->
            handle
                .select("SELECT port FROM sandbox_store_listener WHERE id = 1")
                .mapTo(Integer.class)
                .findOne());
  }

  void keepPort(int port) {
    jdbi.useTransaction(
        handle -> {
          handle.execute("DELETE FROM sandbox_store_listener WHERE id = 1");
          handle.execute("INSERT INTO sandbox_store_listener (id, port) VALUES (1, ?)", port);
        });
  }
}
