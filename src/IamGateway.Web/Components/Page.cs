using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace IamGateway.Web.Components;

/// <summary>A page that shows one model.</summary>
/// <typeparam name="TModel">Everything that the page shows.</typeparam>
public abstract class Page<TModel> : ComponentBase
{
    /// <summary>What to show.</summary>
    [Parameter, EditorRequired]
    public required TModel Model { get; set; }

    /// <summary>A result that renders the page.</summary>
    internal static RazorComponentResult<TPage> Of<TPage>(TModel model, int status = StatusCodes.Status200OK)
        where TPage : Page<TModel> =>
        new(new Dictionary<string, object?>(StringComparer.Ordinal) { [nameof(Model)] = model }) { StatusCode = status };
}
