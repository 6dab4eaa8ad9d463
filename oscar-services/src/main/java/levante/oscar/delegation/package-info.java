/** Which service a file is handed to when the one that it came to cannot begin with it. */
package levante.oscar.delegation;
