#pragma warning disable RS0030 // the parser's interfaces name tasks; none is ever started

using AngleSharp.Html.Construction;

namespace Stemma.Core.Web.Building;

/// <summary>An element of HTML. Any could be a script for the parser, which asks for the interface where it has met the tag; no script is ever run. Elements of drawings and formulas may not be: there it asks for nothing else.</summary>
internal sealed class BuiltHtml(ElementKind kind, RepeatedValues values) : BuiltElement(kind, values), IConstructableScriptElement
{
    private readonly RepeatedValues _values = values;

    public bool Prepare(IConstructableDocument document) => false;

    public Task RunAsync(CancellationToken cancel) => Task.CompletedTask;

    public override IConstructableNode ShallowCopy() => new BuiltHtml(Kind, _values) { Own = Own };
}

/// <summary>A template: what stands in it is no part of the page.</summary>
internal sealed class BuiltTemplate(BuiltPage page, RepeatedValues values) : BuiltElement(KnownNames.Html("template"), values), IConstructableTemplateElement
{
    public void PopulateFragment()
    {
        page.OpenTemplates--;
        if (HasAttribute("shadowrootmode")) page.IsOdd = true;
        Clear();
    }
}
