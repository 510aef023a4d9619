using System.Net;
using System.Net.Sockets;

namespace ReactorGen.Net;

/// <content>Connecting by name.</content>
public sealed partial class TcpStream
{
    /// <summary>
    /// Connects to a host by name or address, with <see cref="NoDelay"/> set: finds its addresses by <see cref="Dns"/> and tries them one after the other, in the order in which the system gives
    /// them. An address that does not answer takes as long as the system allows, minutes: limit the whole with <c>WithTimeout</c>.
    /// </summary>
    /// <param name="host">A name, or an IPv4 or IPv6 address.</param>
    /// <param name="port">1 to 65535.</param>
    /// <returns>The connection, the caller's to dispose of.</returns>
    /// <exception cref="SocketException">
    /// The name has no address, or no address accepts; the message names host and port, and what each address was refused for. The code is the last one's.
    /// </exception>
    /// <exception cref="ArgumentException">The host is null or empty, or the port out of range.</exception>
    /// <exception cref="OperationCanceledException">The task was cancelled before the connection was made.</exception>
    /// <exception cref="RegistrationLimitException">The reactor has as many registrations as it may have.</exception>
    [ReactorTask]
    public static partial TcpStream Connect(string host, int port)
    {
        ArgumentException.ThrowIfNullOrEmpty(host);
        ArgumentOutOfRangeException.ThrowIfLessThan(port, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(port, IPEndPoint.MaxPort);
        IPAddress[] addresses = IPAddress.TryParse(host, out IPAddress? literal) ? [literal] : FindAddresses(host, port);
        var failures = new List<string>();
        SocketError last = SocketError.HostNotFound;
        foreach (IPAddress address in addresses)
        {
            try
            {
                return Connect(new IPEndPoint(address, port));
            }
            catch (SocketException failure)
            {
                last = failure.SocketErrorCode;
                failures.Add($"{address}: {failure.Message}");
            }
        }
        string why = failures.Count > 0 ? string.Join("; ", failures) : "it has no address";
        throw new SocketException((int)last, $"Cannot connect to {host}, port {port}: {why}.");
    }

    [ReactorTask]
    private static partial IPAddress[] FindAddresses(string host, int port)
    {
        try
        {
            return Await(Dns.GetHostAddressesAsync(host));
        }
        catch (SocketException failure)
        {
            throw new SocketException((int)failure.SocketErrorCode, $"Cannot connect to {host}, port {port}: its address is not found: {failure.Message}.");
        }
    }
}
