/** What an infrastructure shall be, read off its topology once and then only scaled. */
package levante.provisioner.desired;
