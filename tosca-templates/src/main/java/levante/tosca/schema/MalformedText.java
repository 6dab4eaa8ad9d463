package levante.tosca.schema;

/** Says why a text is not JSON; the message is the middle of a sentence. */
final class MalformedText extends Exception {
  private static final long serialVersionUID = 1L;

  MalformedText(String reason) {
    super(reason);
  }
}
