using Microsoft.Playwright;

namespace Stemma.Tests.Browser;

/// <summary>A page with all that it must not do written down: dialogs, requests to others, complaints on the console, script errors.</summary>
internal sealed class Watched : IAsyncDisposable
{
    private readonly IBrowserContext _context;
    private readonly List<string> _faults = [];

    public Watched(IBrowserContext context, IPage page, string address)
    {
        _context = context;
        Page = page;
        page.Dialog += async (_, dialog) =>
        {
            Note($"dialog {dialog.Message}");
            await dialog.DismissAsync();
        };
        page.Request += (_, request) =>
        {
            if (!request.Url.StartsWith(address + "/", StringComparison.Ordinal) && !request.Url.StartsWith("about:", StringComparison.Ordinal)) Note($"request to {request.Url}");
        };
        page.Console += (_, message) =>
        {
            // Chromium writes a line for the status itself when a page is not there; whoever asks for such a page knows.
            if (message.Type is "error" or "warning" && !message.Text.Contains("the server responded with a status of 4", StringComparison.Ordinal)) Note($"console: {message.Text}");
        };
        page.PageError += (_, error) => Note($"script error: {error}");
        page.Popup += (_, popup) => Note($"window {popup.Url}");
    }

    public IPage Page { get; }

    /// <summary>What it did, each with the page's address, since this was last asked.</summary>
    public IReadOnlyList<string> Faults()
    {
        lock (_faults)
        {
            string[] all = [.. _faults];
            _faults.Clear();
            return all;
        }
    }

    /// <summary>Opens a path.</summary>
    public async Task<IResponse> Go(string path)
    {
        var answer = (await Page.GotoAsync(path, new PageGotoOptions { WaitUntil = WaitUntilState.Commit }))!;
        await Loaded();
        return answer;
    }

    /// <summary>Does something that sends a form, and waits for the page that comes of it.</summary>
    public async Task Sends(Func<Task> act)
    {
        await Page.RunAndWaitForRequestFinishedAsync(act, new PageRunAndWaitForRequestFinishedOptions { Predicate = r => r.IsNavigationRequest && r.RedirectedTo is null });
        await Loaded();
    }

    /// <summary>Waits until the page is whole. It is asked itself: the driver was seen to miss a load event of Debian's Chromium.</summary>
    public async Task Loaded()
    {
        for (int tries = 0; ; tries++)
        {
            try
            {
                if (await Page.EvaluateAsync<string>("() => document.readyState") == "complete") return;
            }
            catch (PlaywrightException) when (tries < 400)
            {
                // The page before it is just going.
            }
            Assert.True(tries < 400, $"{Page.Url} is not loaded");
            await Task.Delay(25);
        }
    }

    private void Note(string fault)
    {
        lock (_faults) _faults.Add($"{fault} (at {Page.Url})");
    }

    public async ValueTask DisposeAsync() => await _context.CloseAsync();
}
