package levante.web.page.clouds;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import levante.kernel.Secret;
import levante.provisioner.cloud.CloudCredential;
import levante.provisioner.credential.StoredCloud;
import levante.web.page.form.FieldView;
import levante.web.page.form.InputValues;

/**
 * What stands in the form of a provider, or was sent by it.
 *
 * @param name what the cloud is to be called
 * @param stored what it changes; empty for a new one
 */
record CloudForm(Provider provider, String name, InputValues values, Optional<StoredCloud> stored) {
  /** As it starts. */
  static CloudForm start(Provider provider) {
    Map<String, Object> initial = new TreeMap<>();
    provider.fields().forEach(field -> initial.put(field.key(), field.initial()));
    return new CloudForm(provider, "", InputValues.of(initial), Optional.empty());
  }

  /** What is stored, without its secrets. */
  static CloudForm of(Provider provider, StoredCloud stored) {
    return new CloudForm(
        provider,
        stored.ref().name().value(),
        InputValues.of(new TreeMap<>(stored.shown())),
        Optional.of(stored));
  }

  /** Of what was sent. */
  static CloudForm sent(
      Provider provider, Map<String, List<String>> form, Optional<StoredCloud> stored) {
    String name =
        stored
            .map(one -> one.ref().name().value())
            .orElseGet(
                () -> form.getOrDefault("name", List.of()).stream().findFirst().orElse("").strip());
    return new CloudForm(provider, name, InputValues.sent(form), stored);
  }

  /** The line that it makes; a secret that was left out stays as it is stored. */
  CloudCredential line() {
    Map<String, String> line = new TreeMap<>(provider.fixed());
    line.put("type", provider.type());
    provider
        .fields()
        .forEach(
            field ->
                Optional.ofNullable(values.typed().get(field.key()))
                    .map(text -> text.strip().replace("\r\n", "\n"))
                    .filter(text -> !text.isEmpty())
                    .or(() -> kept(field))
                    .ifPresent(text -> line.put(field.key(), text)));
    return CloudCredential.of(line);
  }

  private Optional<String> kept(CloudField field) {
    return stored
        .filter(one -> field.kind().isSecret())
        .flatMap(one -> one.line().value(field.key()))
        .map(Secret::reveal);
  }

  /** Its fields as they are drawn. */
  Collection<FieldView> fields() {
    return provider.fields().stream()
        .map(field -> field.view(values.typed().getOrDefault(field.key(), ""), stored.isPresent()))
        .toList();
  }
}
