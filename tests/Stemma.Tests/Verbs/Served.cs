using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Stemma.Tests.Verbs;

/// <summary>`stemma serve` as a process of its own, with a browser's memory of its cookies.</summary>
internal sealed partial class Served : IDisposable
{
    private readonly Process _process;
    private readonly HttpClientHandler _handler = new() { AllowAutoRedirect = false, CookieContainer = new CookieContainer() };
    private string _token = "";

    private Served(Process process, string address)
    {
        _process = process;
        Client = new HttpClient(_handler) { BaseAddress = new Uri(address) };
    }

    public HttpClient Client { get; }

    /// <summary>Starts one at a free port, and waits until it listens.</summary>
    public static async Task<Served> Start(string data, params IEnumerable<string> more)
    {
        var process = Cli.Start(data, ["serve", "--urls", "http://127.0.0.1:0", .. more]);
        while (await process.StandardError.ReadLineAsync() is { } line)
            if (line.StartsWith("Stemma is at ", StringComparison.Ordinal)) return new Served(process, line["Stemma is at ".Length..]);
        throw new InvalidOperationException("it ended without listening");
    }

    /// <summary>How many reports it has placed.</summary>
    public async Task<int> Reports() => (await Client.GetFromJsonAsync<JsonElement>("/healthz")).GetProperty("reports").GetInt32();

    /// <summary>Waits until there are so many.</summary>
    public async Task Until(int reports)
    {
        int has = 0;
        for (int i = 0; i < 1200 && has < reports; i++, await Task.Delay(50)) has = await Reports();
        Assert.True(has >= reports, $"{has} of {reports} reports");
    }

    /// <summary>Sends the paste box.</summary>
    public async Task<HttpResponseMessage> Paste(string text, bool keep, CancellationToken ct)
    {
        if (_token.Length == 0) _token = WebUtility.HtmlDecode(Token().Match(await Client.GetStringAsync("/look", ct)).Groups[1].Value);
        var form = new Dictionary<string, string> { ["__RequestVerificationToken"] = _token, ["_handler"] = "look", ["text"] = text, ["keep"] = keep ? "1" : "" };
        using var content = new MultipartFormDataContent();
        foreach (var (name, value) in form) content.Add(new StringContent(value), name);
        return await Client.PostAsync("/look", content, ct);
    }

    /// <summary>Sends a form.</summary>
    public async Task<HttpResponseMessage> Send(string path, CancellationToken ct, params IEnumerable<(string Name, string Value)> fields)
    {
        string token = WebUtility.HtmlDecode(Token().Match(await Client.GetStringAsync("/contact", ct)).Groups[1].Value);
        using var content = new FormUrlEncodedContent(fields.Prepend(("__RequestVerificationToken", token)).Select(f => KeyValuePair.Create(f.Item1, f.Item2)));
        return await Client.PostAsync(path, content, ct);
    }

    /// <summary>Asks it to end.</summary>
    public void Term()
    {
        using var term = Process.Start("kill", ["-TERM", $"{_process.Id}"]);
        term.WaitForExit();
    }

    /// <summary>Waits for its end.</summary>
    public Task<Ran> Finish() => Cli.Finish(_process);

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)\"")]
    private static partial Regex Token();

    public void Dispose()
    {
        try
        {
            if (!_process.HasExited) _process.Kill();
        }
        catch (InvalidOperationException)
        {
            // It was waited for.
        }
        Client.Dispose();
        _handler.Dispose();
        _process.Dispose();
    }
}
