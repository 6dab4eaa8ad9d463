/** A cloud that is simulated: IM's {@code type = Dummy}, durable in a database of its own. */
package levante.provisioner.adapter.sandbox;
