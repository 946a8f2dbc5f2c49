#pragma warning disable RS0030 // the parser's interfaces name tasks; none is ever started

using AngleSharp.Html.Construction;

namespace Stemma.Core.Web.Building;

/// <summary>A script, which is never run.</summary>
internal sealed class BuiltScript(RepeatedValues values) : BuiltElement("script", KnownNames.Html("script").Flags, values), IConstructableScriptElement
{
    public bool Prepare(IConstructableDocument document) => false;

    public Task RunAsync(CancellationToken cancel) => Task.CompletedTask;
}

/// <summary>A template: what stands in it is no part of the page.</summary>
internal sealed class BuiltTemplate(BuiltPage page, RepeatedValues values) : BuiltElement("template", KnownNames.Html("template").Flags, values), IConstructableTemplateElement
{
    public void PopulateFragment()
    {
        page.OpenTemplates--;
        if (HasAttribute("shadowrootmode")) page.IsOdd = true;
        Clear();
    }
}
