using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Stemma.App.Mail;
using Stemma.Tests.Contracts;

namespace Stemma.Tests.Mail;

/// <summary>
/// Real mail servers on loopback, of Debian's packages: one that the world posts to (aiosmtpd), whose mail we read (dovecot), and one that we post by, whose mail others read. Both take mail for anyone, into one folder each.
/// Where they are not installed, the tests that need them skip with a line.
/// </summary>
public sealed class MailServers : IDisposable
{
    private const string Aiosmtpd = "/usr/bin/aiosmtpd", Dovecot = "/usr/sbin/dovecot", Secret = "korb-und-anker";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly TestFolder _folder = new();
    private readonly List<Process> _running = [];

    public MailServers()
    {
        Installed = OperatingSystem.IsLinux() && File.Exists(Aiosmtpd) && File.Exists(Dovecot);
        if (!Installed) return;
        Open(_folder.Path);
        foreach (string box in (string[])[Ours, Theirs])
            foreach (string part in (string[])["", "new", "cur", "tmp"]) Open(Directory.CreateDirectory(Path.Combine(box, part)).FullName);
        try
        {
            In = Smtp(Ours);
            Out = Smtp(Theirs);
            Imap = Reading();
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    public bool Installed { get; }

    /// <summary>Where the world posts to us.</summary>
    public MailServer In { get; } = null!;

    /// <summary>Where we post by.</summary>
    public MailServer Out { get; } = null!;

    /// <summary>Where we read.</summary>
    public MailServer Imap { get; } = null!;

    /// <summary>Where we read by TLS from the first byte; its certificate is its own word only.</summary>
    public MailServer Secured { get; private set; } = null!;

    /// <summary>That certificate, as a file.</summary>
    public string Certificate => _folder.At("certificate.pem");

    /// <summary>The folder of mail that came to us, and of mail that we posted.</summary>
    public string Ours => _folder.At("ours");

    public string Theirs => _folder.At("theirs");

    /// <summary>Skips the test where they are not installed, and empties both folders.</summary>
    public void Begin()
    {
        Assert.SkipUnless(Installed, "python3-aiosmtpd or dovecot-imapd is not installed");
        foreach (string box in (string[])[Ours, Theirs])
            foreach (string part in (string[])["new", "cur"])
                foreach (string file in Directory.EnumerateFiles(Path.Combine(box, part))) File.Delete(file);
    }

    /// <summary>What was posted, oldest first.</summary>
    public IReadOnlyList<MimeKit.MimeMessage> Posted() => [.. Directory.EnumerateFiles(Path.Combine(Theirs, "new")).Select(static f => new FileInfo(f)).OrderBy(static f => f.LastWriteTimeUtc).Select(static f => MimeKit.MimeMessage.Load(f.FullName))];

    /// <summary>The folder's mail that is marked as read.</summary>
    public int Seen() => Directory.EnumerateFiles(Path.Combine(Ours, "cur")).Count(static f => f[(f.LastIndexOf(',') + 1)..].Contains('S', StringComparison.Ordinal));

    /// <summary>Posts a mail to us as the world does, whatever it holds.</summary>
    public async Task Deliver(MimeKit.MimeMessage message)
    {
        using var client = new MailKit.Net.Smtp.SmtpClient();
        await client.ConnectAsync(In.Host, In.Port, MailKit.Security.SecureSocketOptions.None);
        await client.SendAsync(message, new MimeKit.MailboxAddress("", "someone@tern.example"), [new MimeKit.MailboxAddress("", "desk@news.example")]);
        await client.DisconnectAsync(true);
    }

    /// <summary>A port that nothing listens at.</summary>
    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var process in _running)
        {
            try
            {
                process.Kill(entireProcessTree: true);
                process.WaitForExit(5000);
            }
            catch (InvalidOperationException)
            {
                // It has ended.
            }
            process.Dispose();
        }
        _folder.Dispose();
    }

    // Run by root, it becomes nobody, who is to write into the folder.
    private MailServer Smtp(string box)
    {
        int port = FreePort();
        Start(Aiosmtpd, [.. Environment.IsPrivilegedProcess ? (string[])[] : ["-n"], "-c", "aiosmtpd.handlers.Mailbox", box, "-l", $"127.0.0.1:{port}"], port);
        return new MailServer("127.0.0.1", port, MailTls.None, "", "");
    }

    private MailServer Reading()
    {
        int port = FreePort(), secured = FreePort();
        Certify();
        bool root = Environment.IsPrivilegedProcess;
        string user = root ? "nobody" : Environment.UserName, group = root ? "nogroup" : Ran("id", "-gn");
        string config = _folder.Write("dovecot.conf", $$"""
            base_dir = {{_folder.At("run")}}
            state_dir = {{_folder.At("state")}}
            protocols = imap
            listen = 127.0.0.1
            ssl = yes
            ssl_cert = <{{Certificate}}
            ssl_key = <{{_folder.At("key.pem")}}
            disable_plaintext_auth = no
            default_internal_user = {{user}}
            default_internal_group = {{group}}
            default_login_user = {{user}}
            first_valid_uid = 1
            mail_location = maildir:{{Ours}}
            log_path = {{_folder.At("dovecot.log")}}
            passdb {
              driver = static
              args = password={{Secret}}
            }
            userdb {
              driver = static
              args = uid={{user}} gid={{group}} home={{_folder.Path}}
            }
            service imap-login {
              chroot =
              inet_listener imap {
                port = {{port}}
              }
              inet_listener imaps {
                port = {{secured}}
                ssl = yes
              }
            }
            service anvil {
              chroot =
            }
            """);
        Start(Dovecot, ["-F", "-c", config], port);
        Secured = new MailServer("127.0.0.1", secured, MailTls.Tls, "desk", Secret);
        return new MailServer("127.0.0.1", port, MailTls.None, "desk", Secret);
    }

    private void Certify()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=127.0.0.1", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddIpAddress(IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        using var certificate = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(2));
        File.WriteAllText(Certificate, certificate.ExportCertificatePem());
        File.WriteAllText(_folder.At("key.pem"), key.ExportPkcs8PrivateKeyPem());
    }

    private void Start(string program, IEnumerable<string> arguments, int port)
    {
        var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true, RedirectStandardOutput = true, UseShellExecute = false })!;
        _running.Add(process);
        process.ErrorDataReceived += static (_, _) => { };
        process.OutputDataReceived += static (_, _) => { };
        process.BeginErrorReadLine();
        process.BeginOutputReadLine();
        for (long began = Stopwatch.GetTimestamp(); !Listens(port); Thread.Sleep(50))
            if (process.HasExited || Stopwatch.GetElapsedTime(began) > Patience) throw new InvalidOperationException($"{program} did not start");
    }

    private static bool Listens(int port)
    {
        using var client = new TcpClient();
        try
        {
            client.Connect(IPAddress.Loopback, port);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    private static string Ran(string program, string argument)
    {
        using var process = Process.Start(new ProcessStartInfo(program, [argument]) { RedirectStandardOutput = true, UseShellExecute = false })!;
        return process.StandardOutput.ReadToEnd().Trim();
    }

    private static void Open(string path)
    {
        if (OperatingSystem.IsLinux()) File.SetUnixFileMode(path, (UnixFileMode)0x1FF); // 0777
    }
}

/// <summary>Tests that share the servers, one after another.</summary>
[CollectionDefinition(Name)]
public sealed class MailTests : ICollectionFixture<MailServers>
{
    public const string Name = "mail servers";
}
