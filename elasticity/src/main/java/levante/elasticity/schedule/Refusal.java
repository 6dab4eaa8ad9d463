package levante.elasticity.schedule;

/**
 * Why a pod may not be put somewhere, put into words only when somebody reads it: most are not.
 *
 * @param form with a place for the subject
 */
record Refusal(String form, Object subject) {
  @Override
  public String toString() {
    return form.formatted(subject);
  }
}
