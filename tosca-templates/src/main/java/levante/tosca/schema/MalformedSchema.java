package levante.tosca.schema;

/** Says why a text is no schema; the message is the middle of a sentence. */
public final class MalformedSchema extends Exception {
  private static final long serialVersionUID = 1L;

  MalformedSchema(String reason) {
    super(reason);
  }
}
