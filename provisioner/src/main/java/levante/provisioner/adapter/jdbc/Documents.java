package levante.provisioner.adapter.jdbc;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.cfg.MutableConfigOverride;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import levante.kernel.Quantity;
import levante.kernel.Secret;
import levante.provisioner.application.DesiredApplication;
import levante.provisioner.application.ManagedApplications;
import levante.provisioner.cloud.CloudCredential;
import levante.provisioner.desired.Desired;
import levante.provisioner.infrastructure.Infrastructure.OutputValue;
import levante.provisioner.infrastructure.InfrastructureStatus;
import levante.provisioner.plan.ManagedMachine;
import levante.provisioner.plan.ManagedStorage;
import levante.provisioner.plan.PoolTrouble;
import levante.provisioner.terms.Terms;
import levante.tosca.TemplateSource;

/**
 * The JSON that columns hold. Only the mapper for encrypted columns can write a {@link Secret}; the
 * other one fails on it.
 */
final class Documents {
  /** The column {@code body}: nothing in it is secret. */
  record Body(
      Desired desired,
      List<ManagedMachine> machines,
      List<PoolTrouble> troubles,
      int nextIndex,
      InfrastructureStatus status,
      List<String> retired,
      Terms terms) {
    Body {
      // Older versions wrote none.
      terms = terms == null ? Terms.NONE : terms;
    }
  }

  /** The column {@code sealed}, before it is encrypted; values and objects may hold passwords. */
  record Sealed(
      TemplateSource template,
      Map<String, Object> inputs,
      List<OutputValue> outputs,
      List<ManagedStorage> storages,
      List<DesiredApplication> applications,
      ManagedApplications installed) {
    Sealed {
      // Older versions wrote none.
      installed = installed == null ? ManagedApplications.NONE : installed;
    }
  }

  /** The credentials' column, before it is encrypted. */
  record Credentials(List<CloudCredential> lines) {}

  static final Documents PLAIN = new Documents(new SimpleModule());
  static final Documents SECRET =
      new Documents(
          new SimpleModule()
              .addSerializer(Secret.class, new SecretWriter())
              .addDeserializer(Secret.class, new SecretReader()));

  private final JsonMapper mapper;

  private Documents(SimpleModule secrets) {
    this.mapper =
        JsonMapper.builder()
            .addModule(new Jdk8Module())
            .addModule(new JavaTimeModule())
            .addModule(secrets)
            .addModule(
                new SimpleModule("quantities")
                    .addSerializer(Quantity.class, new QuantityWriter())
                    .addDeserializer(Quantity.class, new QuantityReader()))
            // What older versions did not write: a template's parents and files.
            .withConfigOverride(List.class, Documents::emptyWhenAbsent)
            .withConfigOverride(SortedMap.class, Documents::emptyWhenAbsent)
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();
  }

  private static void emptyWhenAbsent(MutableConfigOverride lists) {
    lists.setSetterInfo(JsonSetter.Value.forValueNulls(Nulls.AS_EMPTY));
  }

  String write(Object document) {
    try {
      return mapper.writeValueAsString(document);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("cannot write " + document.getClass().getSimpleName(), e);
    }
  }

  <T> T read(String json, Class<T> type) {
    try {
      return mapper.readValue(json, type);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("cannot read " + type.getSimpleName(), e);
    }
  }

  private static final class SecretWriter extends StdSerializer<Secret> {
    SecretWriter() {
      super(Secret.class);
    }

    @Override
    public void serialize(Secret secret, JsonGenerator json, SerializerProvider provider)
        throws IOException {
      json.writeString(secret.reveal());
    }
  }

  private static final class SecretReader extends StdDeserializer<Secret> {
    SecretReader() {
      super(Secret.class);
    }

    @Override
    public Secret deserialize(JsonParser json, DeserializationContext context) throws IOException {
      return Secret.of(json.getText());
    }
  }

  private static final class QuantityWriter extends StdSerializer<Quantity> {
    QuantityWriter() {
      super(Quantity.class);
    }

    @Override
    public void serialize(Quantity quantity, JsonGenerator json, SerializerProvider provider)
        throws IOException {
      json.writeString(quantity.toString());
    }
  }

  private static final class QuantityReader extends StdDeserializer<Quantity> {
    QuantityReader() {
      super(Quantity.class);
    }

    @Override
    public Quantity deserialize(JsonParser json, DeserializationContext context)
        throws IOException {
      return Quantity.parse(json.getText());
    }
  }
}
