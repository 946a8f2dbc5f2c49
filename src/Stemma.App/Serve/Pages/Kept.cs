using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.Logging.Abstractions;

namespace Stemma.App.Serve.Pages;

/// <summary>
/// What pages made of something that the store gave, as long as that very object is held: a story composed anew is another object, and one that holds what was erased is held by nobody.
/// </summary>
internal static class Kept
{
    private const int MostOfOne = 12;

    private static readonly ConditionalWeakTable<object, ConcurrentDictionary<string, (string Variant, object Made)>> All = [];

    /// <summary>What was made before, else what is made now.</summary>
    /// <param name="source">What it is made of.</param>
    /// <param name="page">The page it is made for.</param>
    /// <param name="variant">What else it depends on: another takes its place.</param>
    /// <param name="make">Makes it.</param>
    public static async ValueTask<T> Of<T>(object source, string page, string variant, Func<Task<T>> make) where T : class
    {
        var held = All.GetOrCreateValue(source);
        if (held.TryGetValue(page, out var kept) && kept.Variant == variant) return (T)kept.Made;
        var made = await make();
        if (held.Count >= MostOfOne) held.Clear();
        held[page] = (variant, made);
        return made;
    }

    /// <summary>A component's markup, apart from any page; one that asks for nothing but its parameters.</summary>
    public static async Task<string> Markup<T>(IServiceProvider services, params (string Name, object? Value)[] parameters) where T : IComponent
    {
        await using var renderer = new HtmlRenderer(services, NullLoggerFactory.Instance);
        var given = ParameterView.FromDictionary(parameters.ToDictionary(p => p.Name, p => p.Value));
        return await renderer.Dispatcher.InvokeAsync(async () => (await renderer.RenderComponentAsync<T>(given)).ToHtmlString());
    }
}
