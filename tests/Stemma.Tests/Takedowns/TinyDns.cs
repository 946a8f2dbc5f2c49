using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Stemma.Tests.Takedowns;

/// <summary>A resolver on loopback that answers questions for TXT records by UDP, and by TCP where it is told to cut its UDP answers short (RFC 1035, 4).</summary>
internal sealed class TinyDns : IDisposable
{
    private readonly UdpClient _udp = new(new IPEndPoint(IPAddress.Loopback, 0));
    private readonly TcpListener _tcp;
    private readonly CancellationTokenSource _stop = new();

    public TinyDns()
    {
        _tcp = new TcpListener(IPAddress.Loopback, Server.Port);
        _tcp.Start();
        _ = Udp();
        _ = Tcp();
    }

    public IPEndPoint Server => (IPEndPoint)_udp.Client.LocalEndPoint!;

    /// <summary>What is answered to a question for a name: the owner of each record, and its text.</summary>
    public ConcurrentDictionary<string, (string Owner, string Text)[]> Records { get; } = new(StringComparer.OrdinalIgnoreCase);

    public bool Silent { get; set; }

    public bool CutsShort { get; set; }

    public int Asked;

    public void Dispose()
    {
        _stop.Cancel();
        _udp.Dispose();
        _tcp.Stop();
        _stop.Dispose();
    }

    private async Task Udp()
    {
        try
        {
            while (true)
            {
                var got = await _udp.ReceiveAsync(_stop.Token);
                Interlocked.Increment(ref Asked);
                if (!Silent) await _udp.SendAsync(Answer(got.Buffer, CutsShort), got.RemoteEndPoint, _stop.Token);
            }
        }
        catch (Exception stopped) when (stopped is OperationCanceledException or SocketException or ObjectDisposedException)
        {
        }
    }

    private async Task Tcp()
    {
        try
        {
            while (true)
            {
                using var client = await _tcp.AcceptTcpClientAsync(_stop.Token);
                var stream = client.GetStream();
                var length = new byte[2];
                await stream.ReadExactlyAsync(length, _stop.Token);
                var question = new byte[BinaryPrimitives.ReadUInt16BigEndian(length)];
                await stream.ReadExactlyAsync(question, _stop.Token);
                byte[] answer = Answer(question, cut: false);
                BinaryPrimitives.WriteUInt16BigEndian(length, (ushort)answer.Length);
                await stream.WriteAsync((byte[])[.. length, .. answer], _stop.Token);
            }
        }
        catch (Exception stopped) when (stopped is OperationCanceledException or SocketException or ObjectDisposedException or IOException)
        {
        }
    }

    private byte[] Answer(byte[] question, bool cut)
    {
        int at = 12;
        var labels = new List<string>();
        for (; question[at] != 0; at += question[at] + 1) labels.Add(Encoding.ASCII.GetString(question, at + 1, question[at]));
        byte[] asked = question[12..(at + 5)];
        var records = Records.GetValueOrDefault(string.Join('.', labels), []);
        var answer = new List<byte> { question[0], question[1], (byte)(cut ? 0x86 : 0x84), (byte)(records.Length == 0 ? 0x83 : 0x80), 0, 1, 0, (byte)(cut ? 0 : records.Length), 0, 0, 0, 0 };
        answer.AddRange(asked);
        foreach (var (owner, text) in cut ? [] : records)
        {
            foreach (string label in owner.Split('.')) answer.AddRange([(byte)label.Length, .. Encoding.ASCII.GetBytes(label)]);
            byte[] parts = [.. Encoding.ASCII.GetBytes(text).Chunk(200).SelectMany(c => (byte[])[(byte)c.Length, .. c])];
            answer.AddRange([0, 0, 16, 0, 1, 0, 0, 0, 60, (byte)(parts.Length >> 8), (byte)parts.Length, .. parts]);
        }
        return [.. answer];
    }
}
